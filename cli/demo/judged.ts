import type { QualityReport, QualityRun } from '../../lambda/judge-quality/contract';
import type { Platform } from './platform';
import { alarmFires, nextOutput, readReport } from './replay';
import type { DayQuality } from './result';
import type { ModelStacks } from './versions';

/** What became known of a day's predictions. */
export interface Judged {
  readonly quality: DayQuality | null;
  readonly qualityAlarm: boolean;
  readonly reason: string;
}

/** Waits for the next run of the quality monitor, when the function that it returns is called, and reads its report as the auditor. */
export async function nextJudgement(platform: Platform, { monitoring }: ModelStacks): Promise<() => Promise<Judged>> {
  const next = await nextOutput<QualityRun>(platform, platform.output(monitoring, 'QualityWorkflowArn'));
  return async () => {
    const { reason, reportKey } = await next();
    const [{ metrics }, qualityAlarm] = await Promise.all([
      readReport<QualityReport>(platform, reportKey),
      alarmFires(platform, platform.output(monitoring, 'QualityAlarmName')),
    ]);
    return { reason, qualityAlarm, quality: metrics === null ? null : dayQuality(metrics) };
  };
}

function dayQuality({ auc, precision, recall, f1 }: NonNullable<QualityReport['metrics']>): DayQuality {
  return {
    auc: auc.value,
    aucLower: auc.lower,
    aucUpper: auc.upper,
    precision: precision?.value ?? 0,
    recall: recall.value,
    f1: f1.value,
  };
}
