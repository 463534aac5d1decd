import type { DecisionCase } from '../probe';
import { FOREIGN_ACCOUNT } from '../stage-access';
import type { StagePolicies } from '../stage-policies';
import { stepUp } from '../step-up';

/** Endpoints to registries: AWS's own framework images lie in AWS's accounts. */
const REGISTRIES = /EndpointsEcr/;

/** Decisions about VPC endpoints: what goes through them is ours and goes to what is ours. */
export function endpointCases({ environment: { region }, policies }: StagePolicies): DecisionCase[] {
  const endpoints = policies.filter(({ use }) => use === 'endpoint').map(({ name }) => name);
  return endpoints.flatMap((via): DecisionCase[] => {
    const request = { who: { within: 'no boundary' }, action: 's3:GetObject', resource: 'arn:aws:s3:::ours/x', keys: {}, via };
    const layer = `arn:aws:s3:::prod-${region}-starport-layer-bucket/x`;
    const ofAws = { 'aws:ResourceAccount': FOREIGN_ACCOUNT };
    return [
      { ...request, allowed: true },
      { ...request, keys: { 'aws:PrincipalAccount': FOREIGN_ACCOUNT }, allowed: false },
      { ...request, keys: ofAws, allowed: REGISTRIES.test(via) },
      ...(via.endsWith('EndpointsS3')
        ? [
            { ...request, resource: layer, keys: { ...ofAws, 'aws:PrincipalAccount': FOREIGN_ACCOUNT }, allowed: true },
            { ...request, resource: layer, action: 's3:PutObject', keys: ofAws, allowed: false },
            { ...request, resource: layer, action: stepUp('s3:GetObject'), keys: ofAws, allowed: false },
            {
              ...request,
              resource: layer,
              action: 's3:PutObject',
              keys: { ...ofAws, 'aws:PrincipalAccount': FOREIGN_ACCOUNT },
              allowed: false,
            },
          ]
        : []),
    ];
  });
}
