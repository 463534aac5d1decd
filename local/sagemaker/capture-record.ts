import { randomUUID } from 'node:crypto';
import type { DataCaptureConfig } from '@aws-sdk/client-sagemaker';

/** One invocation as its capture sees it. */
export interface CapturedInvocation {
  readonly variantName: string;
  readonly input: { readonly contentType?: string; readonly body: Uint8Array };
  /** Absent when the model failed. */
  readonly output?: { readonly contentType: string; readonly body: Uint8Array };
  readonly inferenceId?: string;
  readonly customAttributes?: string;
}

/** One line of a capture file, as Model Monitor's documentation shows it. */
export function captureRecord(invocation: CapturedInvocation, settings: DataCaptureConfig, time: Date): object {
  const modes = (settings.CaptureOptions ?? []).map((option) => option.CaptureMode);
  const both = modes.includes('InputAndOutput');
  const { input, output, inferenceId, customAttributes } = invocation;
  return {
    captureData: {
      ...((both || modes.includes('Input')) && { endpointInput: capturedPart('INPUT', input.contentType, input.body, settings) }),
      ...(output &&
        (both || modes.includes('Output')) && { endpointOutput: capturedPart('OUTPUT', output.contentType, output.body, settings) }),
    },
    eventMetadata: {
      eventId: randomUUID(),
      ...(inferenceId !== undefined && { inferenceId }),
      ...(customAttributes !== undefined && { customAttributes: [customAttributes] }),
      inferenceTime: time.toISOString().replace(/\.\d+Z$/, 'Z'),
    },
    eventVersion: '0',
  };
}

function capturedPart(mode: 'INPUT' | 'OUTPUT', contentType: string | undefined, body: Uint8Array, settings: DataCaptureConfig): object {
  const encoding = captureEncoding(contentType ?? '', settings);
  return {
    ...(contentType !== undefined && { observedContentType: contentType }),
    mode,
    data: Buffer.from(body).toString(encoding === 'BASE64' ? 'base64' : 'utf8'),
    encoding,
  };
}

function captureEncoding(contentType: string, settings: DataCaptureConfig): 'CSV' | 'JSON' | 'BASE64' {
  const type = contentType.split(';')[0]?.trim() ?? '';
  const { CsvContentTypes = [], JsonContentTypes = [] } = settings.CaptureContentTypeHeader ?? {};
  return CsvContentTypes.includes(type) ? 'CSV' : JsonContentTypes.includes(type) ? 'JSON' : 'BASE64';
}
