/** An error as an AWS service answers it: a code, a message and an HTTP status. */
export class AwsError extends Error {
  constructor(
    public readonly code: string,
    message: string,
    public readonly status = 400,
    /** Members of the error beside code and message, by their names in the SDK and in JSON; only what AWS's model of the error has. */
    public readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = code;
  }
}

/** The error of a call that no policy allows; the message names the statement that is missing or that denied. */
export class AccessDenied extends AwsError {
  constructor(message: string) {
    super('AccessDeniedException', message, 403);
  }
}

/** Something that AWS has and local mode has not: always an error, never a silent success. */
export class NotEmulated extends AwsError {
  constructor(what: string) {
    super('PlumblineNotEmulated', `local mode does not emulate ${what}`, 501);
  }
}
