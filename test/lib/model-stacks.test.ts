import { pilot } from '../../config/pilot';
import type { PlatformStage } from '../../lib/platform-stage';
import { personaRoleName } from '../../lib/config/names';
import { flightDelay } from '../../models/flight-delay/model';
import { platformStages, stackOf, stacksOf, stageOf, templateOf } from '../stage';

function bothStages(): PlatformStage[] {
  const { pilot: one, production } = platformStages();
  return [one, production];
}

test('a model has stacks of its own beside those of the environment', () => {
  const ids = (models: typeof pilot.models): string[] => stacksOf(stageOf({ ...pilot, models })).map(({ node }) => node.id);
  const ofEnvironment = ids([]);
  const ofModel = ids(pilot.models).filter((id) => !ofEnvironment.includes(id));
  expect(ofModel).toEqual(expect.arrayContaining(['Training', 'Serving', 'Endpoint', 'Monitoring'].map((stack) => `FlightDelay-${stack}`)));
  expect(ofModel.filter((id) => !id.startsWith('FlightDelay-'))).toEqual([]);
});

test('an environment without models can be deployed', () => {
  expect(() => stageOf({ ...pilot, models: [] }).synth()).not.toThrow();
});

test('the endpoint is deployed after the parameter with its version and the role of its containers', () => {
  const { production } = platformStages();
  production.synth();
  const before = stackOf(production, 'FlightDelay-Endpoint').dependencies;
  expect(before).toEqual(expect.arrayContaining([stackOf(production, 'FlightDelay-Training'), stackOf(production, 'FlightDelay-Serving')]));
});

test('a promotion updates a stack without identities and data', () => {
  for (const stage of bothStages()) {
    const { Resources: resources } = templateOf(stage, 'FlightDelay-Endpoint').toJSON() as { Resources: Record<string, { Type: string }> };
    const services = new Set(Object.values(resources).map(({ Type }) => Type.split('::')[1]));
    expect([...services].filter((service) => !['ApplicationAutoScaling', 'CloudWatch', 'SageMaker'].includes(service ?? ''))).toEqual([]);
  }
});

test('the update resolves one SSM parameter, that of the version: the promotion may read no other', () => {
  for (const stage of bothStages()) {
    const { Parameters: parameters } = templateOf(stage, 'FlightDelay-Endpoint').toJSON() as { Parameters: object };
    expect(Object.keys(parameters)).toEqual(['ModelPackageArn']);
  }
});

test("each model adds one policy at most to a person's role", () => {
  const attached = (models: typeof pilot.models): string[] => {
    const stage = stageOf({ ...pilot, models });
    return stacksOf(stage)
      .flatMap(({ node }) => Object.values(templateOf(stage, node.id).findResources('AWS::IAM::ManagedPolicy')))
      .flatMap(({ Properties }) => (Properties as { Roles?: unknown[] }).Roles ?? [])
      .filter((role) => typeof role === 'string');
  };
  const counts = [[flightDelay], [flightDelay, { ...flightDelay, name: 'arrival-delay' }]].map(attached);
  const added = (persona: Parameters<typeof personaRoleName>[1]): number => {
    const [one = 0, two = 0] = counts.map((roles) => roles.filter((role) => role === personaRoleName('pilot', persona)).length);
    return two - one;
  };
  expect(added('ml-engineer')).toBe(1);
  expect((['data-scientist', 'approver', 'auditor'] as const).map(added)).toEqual([1, 0, 1]);
});
