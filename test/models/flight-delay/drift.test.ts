import { columnSchema } from '../../../lambda/shared/feature-columns';
import { flightDelay } from '../../../models/flight-delay/model';
import { compare } from '../../../stats/drift/compare';
import { profile } from '../../../stats/profile/profile';
import type { FeatureRow } from './features-on-duckdb';
import { Features } from './features-on-duckdb';

const { threshold, minRows, windows } = flightDelay.monitors.drift;
const schema = columnSchema(flightDelay.features);

test('against January, exactly 16, 24 and 25 February end three days of drift, by even samples', async () => {
  const features = await Features.open();
  await features.addReal('2001-01-01', '2001-03-01');
  const baseline = profile(await features.sample('2001-01-01', '2001-02-01', 5), schema);
  const february = await features.sample('2001-02-01', '2001-03-01', 7);
  features.close();

  const dayOf = (row: FeatureRow): string => String(row['event_time']).slice(0, 10);
  const verdicts = [...new Set(february.map(dayOf))].map((day) => {
    const live = profile(
      february.filter((row) => dayOf(row) === day),
      schema,
    );
    return { day, ...compare(baseline, live, { threshold, minRows }) };
  });
  const alarms = verdicts.filter(
    (_, i) => i + 1 >= windows && verdicts.slice(i + 1 - windows, i + 1).every(({ verdict }) => verdict === 'drift'),
  );
  expect(verdicts).toHaveLength(28);
  expect(alarms.map(({ day }) => day)).toEqual(['2001-02-16', '2001-02-24', '2001-02-25']);
}, 60_000);
