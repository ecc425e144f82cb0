import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const server = `http://127.0.0.1:${process.env.API_PORT ?? 3000}`;

/** The addresses of the pages are those of the production server, not of the files. */
function pageAddresses(): Plugin {
  return {
    name: 'page-addresses',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        if (path === '/kiosk') request.url = '/kiosk.html';
        else if (path === '/console' || path.startsWith('/console/')) request.url = '/console.html';
        next();
      });
    },
  };
}

/** Compresses once, at the highest level, what the server hands out ready-made. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const file of Object.values(bundle)) {
        if (!dir || !/\.(?:js|css|svg|webmanifest)$/.test(file.fileName)) continue;
        const content = file.type === 'chunk' ? file.code : file.source;
        writeFileSync(join(dir, `${file.fileName}.br`), brotliCompressSync(content));
      }
    },
  };
}

const portalBuild: BuildEnvironmentOptions = {
  emptyOutDir: false,
  rolldownOptions: {
    input: {
      portal: page('index.html'),
      sw: page('src/screens/complainant/shell-worker.ts'),
    },
    output: {
      // A service worker rules only below its own address, so it has to lie at the root under a fixed name.
      entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      // One chunk of what every state of the page needs compresses better than a dozen small ones.
      codeSplitting: { groups: [{ name: 'portal-base', minShareCount: 2 }] },
    },
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), pageAddresses(), precompress()],
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: server },
      '/socket.io': { target: server, ws: true },
    },
  },
  build: {
    // The content security policy allows neither data: scripts nor inline styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The portal is built by itself: code that only the console needs cannot make the complainant's page heavier.
  environments: {
    client: {
      build: { rolldownOptions: { input: { console: page('console.html'), kiosk: page('kiosk.html') } } },
    },
    portal: { consumer: 'client', build: portalBuild },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'portal']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
