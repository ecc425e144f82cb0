import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Strict headers on every answer: nothing inline, no frames, no referrer, no powers the pages do not need. */
export function addSecurityHeaders(app: FastifyInstance, isHttps: boolean): void {
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
      },
    },
    strictTransportSecurity: isHttps && { maxAge: 31_536_000, includeSubDomains: false },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // Without https these two only produce warnings in the browser.
    originAgentCluster: isHttps,
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.setHeader(
      'permissions-policy',
      'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
    );
    setHeaders(request.raw, reply.raw, done as (error?: unknown) => void);
  });
}
