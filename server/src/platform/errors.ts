import { ERROR_STATUS, type ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';

type Details = {
  /** Fields at fault, as paths. */
  fields?: string[];
  retryAfterMs?: number;
  /** The version the case has now. */
  version?: number;
};

/** A refusal the caller is told about, by code. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Details;

  constructor(code: ErrorCode, details: Details = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
