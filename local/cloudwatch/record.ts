import type { Cloud } from '../core/cloud';
import { alarmsOf } from './alarm-watch';
import { metricsOf } from './metric-store';
import type { Sample } from './sample';
import type { MetricId } from './series';

/** Records a sample of a metric; its alarms see it. */
export function recordSample(cloud: Cloud, id: MetricId, time: number, sample: Sample, unit?: string): void {
  const key = metricsOf(cloud).record(id, time, sample, unit);
  alarmsOf(cloud).datapointArrived(key);
}
