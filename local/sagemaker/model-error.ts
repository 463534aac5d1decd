import { AwsError } from '../core/aws-error';

/** The model's container answered with an error, or not at all; the fields are those of the SDK's `ModelError`. */
export class ModelError extends AwsError {
  constructor(
    readonly OriginalStatusCode: number,
    readonly OriginalMessage: string,
    readonly LogStreamArn: string,
  ) {
    const party = OriginalStatusCode >= 400 && OriginalStatusCode < 500 ? 'client' : 'server';
    super(
      'ModelError',
      `Received ${party} error (${OriginalStatusCode}) from primary with message "${OriginalMessage}". ` +
        `See ${LogStreamArn} for more information.`,
      424,
    );
  }
}
