import { roleCases } from '../../scripts/compliance/permissions/cases/role-cases';
import { serviceCases } from '../../scripts/compliance/permissions/cases/service-cases';
import {
  EXAMPLE_ORGANIZATION,
  isGeneral,
  organizationOf,
  organizationPolicies,
} from '../../scripts/compliance/permissions/organization-policies';
import type { DecisionCase } from '../../scripts/compliance/permissions/probe';
import { probeText } from '../../scripts/compliance/permissions/probe';
import { StageAccess } from '../../scripts/compliance/permissions/stage-access';
import { everyStage } from './stages';

/** The keys that AWS adds in an organization. */
function inOrganization({ who, keys, ...probe }: DecisionCase): DecisionCase {
  const service = typeof who === 'object' && 'service' in who;
  const own = service ? { 'aws:SourceOrgID': EXAMPLE_ORGANIZATION } : { 'aws:PrincipalOrgID': EXAMPLE_ORGANIZATION };
  return { ...probe, who, keys: { ...keys, ...own, 'aws:ResourceOrgID': EXAMPLE_ORGANIZATION } };
}

test.each(everyStage())('%s: what the platform does passes under the policies for organizations', (_name, stage) => {
  const access = StageAccess.of(stage, organizationOf(organizationPolicies().filter(isGeneral)));
  const allowed = [...roleCases(stage), ...serviceCases(stage)].filter((each) => each.allowed).map(inOrganization);
  expect(allowed.length).toBeGreaterThan(1_000);
  expect(allowed.filter((each) => !access.decide(each).allowed).map(probeText)).toEqual([]);
});

test('the policies bind the platform: a job without a key is denied to the one role that may start jobs', () => {
  const [[, stage]] = everyStage() as [ReturnType<typeof everyStage>[number]];
  const access = StageAccess.of(stage, organizationOf(organizationPolicies()));
  const jobs = roleCases(stage).filter((each) => each.allowed && /:Create(Training|Transform)Job$/.test(each.action));
  expect(jobs).toHaveLength(2);
  const stripped = jobs.map((each) => inOrganization({ ...each, keys: { ...each.keys, 'sagemaker:VolumeKmsKeyArn': undefined } }));
  expect(stripped.map((each) => access.decide(each))).toEqual([
    expect.objectContaining({ deniedBy: expect.objectContaining({ statement: 'JobsWithoutVolumeKey' }) }),
    expect.objectContaining({ deniedBy: expect.objectContaining({ statement: 'JobsWithoutVolumeKey' }) }),
  ]);
});
