import {
  databaseName,
  endpointName,
  modelPackageGroupName,
  modelPackageParameterName,
  pascalCase,
  personaRoleName,
  workgroupName,
} from '../../../lib/config/names';

test('names that other systems know are fixed, and tell environment and model', () => {
  expect(endpointName('pilot', 'flight-delay')).toBe('plumbline-pilot-flight-delay');
  expect(modelPackageGroupName('pilot', 'flight-delay')).toBe('plumbline-pilot-flight-delay');
  expect(modelPackageParameterName('pilot', 'flight-delay')).toBe('/plumbline/pilot/flight-delay/model-package-arn');
  expect(databaseName('pilot')).toBe('plumbline_pilot');
  expect(workgroupName('pilot')).toBe('plumbline-pilot');
  expect(personaRoleName('pilot', 'ml-engineer')).toBe('plumbline-pilot-ml-engineer');
});

test.each([
  ['flight-delay', 'FlightDelay'],
  ['flights_2001', 'Flights2001'],
  ['pilot', 'Pilot'],
])('%s is called %s in construct ids', (name, expected) => {
  expect(pascalCase(name)).toBe(expected);
});
