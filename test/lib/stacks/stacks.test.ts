import { platformStages, templateOf } from '../../stage';
import { scrubbed } from '../../scrubbed';

const STACKS = ['Foundation', 'Network', 'DataLake'];

test.each(STACKS)('the template of Production-%s changes only on purpose', (id) => {
  expect(scrubbed(templateOf(platformStages().production, id))).toMatchSnapshot();
});
