import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/aws-error';

/** A codec's side that reads. */
interface Deserializer<Data> {
  read(schema: NormalizedSchema, data: Data): unknown;
}

/** Reads a request's body; what is malformed, of another type or nested beyond measure is the client's `SerializationException`. */
export async function readShape<Data>(deserializer: Deserializer<Data>, schema: NormalizedSchema, data: Data): Promise<unknown> {
  try {
    return await deserializer.read(schema, data);
  } catch (error) {
    throw new AwsError('SerializationException', error instanceof Error ? error.message : String(error));
  }
}
