import { platformStages, stacksOf, templateOf } from '../../stage';
import { scrubbed } from '../../scrubbed';

test('the templates of production change only on purpose', () => {
  const { production } = platformStages();
  for (const { stackName, node } of stacksOf(production)) {
    expect(scrubbed(templateOf(production, node.id))).toMatchSnapshot(stackName);
  }
});
