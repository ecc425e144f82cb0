import '../platform/quick-imports.ts';

await import('./clocked-portal.ts');
