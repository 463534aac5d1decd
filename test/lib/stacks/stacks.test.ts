import type { Stage } from 'aws-cdk-lib/core';
import { scrubbed } from '../../scrubbed';
import { platformStages, stackOf, stacksOf, templateOf } from '../../stage';

function expectSnapshot(stage: Stage, id: string): void {
  expect(scrubbed(templateOf(stage, id))).toMatchSnapshot(stackOf(stage, id).stackName);
}

test('the templates of production change only on purpose', () => {
  const { production } = platformStages();
  for (const { node } of stacksOf(production)) {
    expectSnapshot(production, node.id);
  }
});

test('so does the endpoint of the pilot, which is served in another way', () => {
  expectSnapshot(platformStages().pilot, 'FlightDelay-Endpoint');
});
