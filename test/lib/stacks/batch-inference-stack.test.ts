import { production } from '../../../config/production';
import type { BatchSpec } from '../../../lib/config/model-spec';
import type { PlatformStage } from '../../../lib/platform-stage';
import { flightDelay } from '../../../models/flight-delay/model';
import { findings } from '../../findings';
import { stackOf, stageOf, templateOf } from '../../stage';

const BATCH = 'FlightDelay-BatchInference';
const ENDPOINT = 'FlightDelay-Endpoint';

const stages = new Map<BatchSpec['engine'], PlatformStage>();

/** Production with a batch engine, made once. */
function stageWith(engine: BatchSpec['engine']): PlatformStage {
  const batch = { ...flightDelay.batch, engine, endpoint: { memorySizeMiB: 4096, maxConcurrency: 9 } };
  const stage = stages.get(engine) ?? stageOf({ ...production, models: [{ ...flightDelay, batch }] });
  stages.set(engine, stage);
  return stage;
}

const exportsOf = (stage: PlatformStage): unknown[] =>
  Object.values(templateOf(stage, BATCH).findOutputs('*'))
    .map(({ Export }) => (Export as { Name: string } | undefined)?.Name)
    .filter(Boolean);

test('the engine lambda has an endpoint of its own, beside the live one', () => {
  const template = templateOf(stageWith('lambda'), ENDPOINT);
  const names = Object.values(template.findResources('AWS::SageMaker::Endpoint')).map(
    ({ Properties }) => (Properties as { EndpointName: string }).EndpointName,
  );
  expect(names).toEqual(['plumbline-production-flight-delay', 'plumbline-production-flight-delay-batch']);
  template.hasResourceProperties('AWS::SageMaker::EndpointConfig', {
    ProductionVariants: [{ ServerlessConfig: { MemorySizeInMB: 4096, MaxConcurrency: 9 } }],
  });
});

test('the engine transform has none, and breaks no rule', () => {
  const stage = stageWith('transform');
  templateOf(stage, ENDPOINT).resourceCountIs('AWS::SageMaker::Endpoint', 1);
  expect(findings(stackOf(stage, BATCH))).toEqual([]);
});

test('a change of the engine does not find its export in use', () => {
  expect(exportsOf(stageWith('transform'))).toEqual(exportsOf(stageWith('lambda')));
});
