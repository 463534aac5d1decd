import { mlFindings } from './fixture';
import { PLANTED_DEFECTS, plantedResources } from './planted-defects';

/** Rules that a twin breaks by what it is: Model Monitor is closed to new customers. */
const CLOSED = /ClosedService\[Type\]$/;

test('27 of 27 planted defects are seen, each by its rule', () => {
  const findings = mlFindings(plantedResources('defect'));
  const seen = PLANTED_DEFECTS.filter(({ rule }, index) => findings.some((finding) => finding.startsWith(`Defect${index + 1} ${rule}[`)));
  expect(PLANTED_DEFECTS).toHaveLength(27);
  expect(PLANTED_DEFECTS.filter((defect) => !seen.includes(defect))).toEqual([]);
});

test('both halves of a double defect are seen', () => {
  const findings = mlFindings(plantedResources('defect'));
  expect(findings).toContain(
    'Defect18 NotebookMetadataService[InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion]',
  );
  expect(findings).toContain('Defect22 JobOutputKey[Train.OutputDataConfig.KmsKeyId]');
  expect(findings).toContain('Defect27 AthenaMetrics[WorkGroupConfiguration.PublishCloudWatchMetricsEnabled]');
});

test('the compliant twins of all 27 pass', () => {
  expect(mlFindings(plantedResources('twin')).filter((finding) => !CLOSED.test(finding))).toEqual([]);
});
