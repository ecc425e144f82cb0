import './platform/quick-imports.ts';

await import('./portal.ts');
