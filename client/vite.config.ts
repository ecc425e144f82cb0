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

/** Runs the part of the portal that needs nothing of the others as soon as it is here, before them. */
function firstScript(): Plugin {
  return {
    name: 'first-script',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const first = Object.values(bundle ?? {}).find(({ name }) => name === FIRST);
        if (!first) return [];
        const attrs = { type: 'module', async: true, crossorigin: true, src: `/${first.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head' }];
      },
    },
  };
}

/**
 * Browsers that understand it compile what the case needs beside the page while it is still on its way, and not function
 * by function once they are called. What comes later is compiled as it is needed.
 */
function compileAhead(): Plugin {
  return {
    name: 'compile-ahead',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk' && !file.facadeModuleId?.includes('/locales/') && AT_ONCE.test(file.name))
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      },
    },
  };
}

const FIRST = 'portal-first';
/** What is shared by nothing but what comes after the case is shown. */
const LATER = /[/](?:useMutation|mutationObserver)[.]js$/;
/** What the document itself asks for. */
const IN_DOCUMENT = /[/](?:portal-(?:first|base)|rolldown-runtime)-/;
/** The chunks that show the case, and not its words, which are no functions. */
const AT_ONCE = /^(?:portal|portal-base|CasePage)$/;

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
      codeSplitting: {
        groups: [
          { name: FIRST, test: /complainant[/]first[.]ts$/, priority: 1 },
          { name: 'portal-later', test: LATER, includeDependenciesRecursively: false, priority: 1 },
          { name: 'portal-base', minShareCount: 2 },
        ],
      },
    },
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), pageAddresses(), firstScript(), compileAhead(), precompress()],
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
    modulePreload: {
      polyfill: false,
      // What is asked for anyway need not be named once more with every script that uses it.
      resolveDependencies: (file, names, { hostType }) =>
        hostType === 'html' ? names : names.filter((name) => name !== file && !IN_DOCUMENT.test(name)),
    },
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
