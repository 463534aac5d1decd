import type { DecisionCase } from '../probe';
import { arnOf } from '../resource-names';
import type { StagePolicies } from '../stage-policies';
import { deputyCases } from './deputy-cases';

interface Target {
  readonly Arn: string;
}

/** Decisions about functions: the rules that have them as a target, and the API's route. */
export function functionCases({ environment, resources }: StagePolicies): DecisionCase[] {
  const functions = resources.filter(({ resource }) => resource.Type === 'AWS::Lambda::Function').map(arnOf);
  const rules = resources.filter(({ resource }) => resource.Type === 'AWS::Events::Rule');
  const { account, region } = environment;
  return functions.flatMap((resource): DecisionCase[] => {
    const invoke = { action: 'lambda:InvokeFunction', resource, keys: {} };
    const targeting = rules.filter(({ property }) =>
      [property('Targets') ?? []].flat().some((target) => (target as Target).Arn === resource),
    );
    const api = `arn:aws:execute-api:${region}:${account}:FlightDelay-Serving.Inference`;
    const ofApi = resource.endsWith('FlightDelay-Serving.InferenceFunction');
    return [
      { ...invoke, who: 'stranger', allowed: false },
      { ...invoke, who: { service: 'glue.amazonaws.com' }, allowed: false },
      ...targeting.flatMap((rule) =>
        deputyCases({ ...invoke, service: 'events.amazonaws.com', source: arnOf(rule), otherSource: `${arnOf(rule)}2` }, environment),
      ),
      ...(ofApi
        ? deputyCases(
            {
              ...invoke,
              service: 'apigateway.amazonaws.com',
              source: `${api}/$default/POST/models/flight-delay/predict`,
              otherSource: `${api}/$default/POST/models/other-model/predict`,
            },
            environment,
          )
        : []),
      ...[...targeting.map(arnOf), `${api}/$default/POST/models/flight-delay/predict`].map((source): DecisionCase => ({
        ...invoke,
        who: { service: source.startsWith(api) ? 'apigateway.amazonaws.com' : 'events.amazonaws.com' },
        action: 'lambda:UpdateFunctionCode',
        keys: { 'aws:SourceArn': source, 'aws:SourceAccount': account },
        allowed: false,
      })),
    ];
  });
}
