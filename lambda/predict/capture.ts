/** One captured request, as SageMaker's data capture writes it. */
export interface CapturedRequest {
  readonly inferenceId: string;
  readonly time: Date;
  readonly input: string;
  readonly output: string;
}

/** Key under which a captured request is stored: by the UTC hour of the inference, as SageMaker's own capture files. */
export function captureKey(endpointName: string, variantName: string, { inferenceId, time }: CapturedRequest): string {
  const [day = '', clock = ''] = time.toISOString().split('T');
  const [hour = '', minute = '', second = ''] = clock.split(':');
  const file = `${minute}-${second.slice(0, 2)}-${second.slice(3, 6)}-${inferenceId}.jsonl`;
  return `capture/${endpointName}/${variantName}/${day.replaceAll('-', '/')}/${hour}/${file}`;
}

/** The captured request as one line of JSON. */
export function captureLine({ inferenceId, time, input, output }: CapturedRequest): string {
  const side = (mode: string, data: string): object => ({ observedContentType: 'text/csv', mode, data, encoding: 'CSV' });
  return `${JSON.stringify({
    captureData: { endpointInput: side('INPUT', input), endpointOutput: side('OUTPUT', output) },
    eventMetadata: { eventId: inferenceId, inferenceId, inferenceTime: `${time.toISOString().slice(0, 19)}Z` },
    eventVersion: '0',
  })}\n`;
}
