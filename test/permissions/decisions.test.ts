import { decisionCases } from '../../scripts/compliance/permissions/cases/decision-cases';
import { probeText } from '../../scripts/compliance/permissions/probe';
import { recordedCalls } from '../../scripts/compliance/permissions/recorded-calls';
import { StageAccess } from '../../scripts/compliance/permissions/stage-access';
import { everyStage } from './stages';

test.each(everyStage())('%s: the policies decide as the tables say', (_name, stage) => {
  const access = StageAccess.of(stage);
  const cases = decisionCases(stage);
  expect(cases.length).toBeGreaterThan(10_000);
  const wrong = cases.filter((each) => access.decide(each).allowed !== each.allowed);
  expect(wrong.map((each) => `must ${each.allowed ? '' : 'not '}be allowed: ${probeText(each)}`)).toEqual([]);
});

test.each(everyStage())(
  '%s: the recorded run has calls of every role but those of people who look and of what only AWS does',
  (_name, stage) => {
    const calling = new Set(recordedCalls(stage.environment).map(({ role }) => role));
    const silent = stage.roles.map(({ name }) => name).filter((name) => !calling.has(name));
    expect(silent.filter((name) => !/FlowLogsRole|BackupRole|AutoApproverFunctionRole$/.test(name))).toEqual([]);
  },
);
