import type { DatasetContract } from '../../lib/config/dataset-contract';

const AIRPORT = '[A-Z]{3}';

/** Flights inside the United States, one row a flight, delivered as one file a day. */
export const flights: DatasetContract = {
  name: 'flights',
  description: 'Flights inside the United States with their arrival delay (US Department of Transportation)',
  owner: 'flight-operations',
  format: 'csv',
  columns: [
    { name: 'date', type: 'timestamp', description: 'Scheduled departure, local time' },
    { name: 'delay', type: 'integer', description: 'Arrival delay in minutes; negative is early', min: -120, max: 2880 },
    { name: 'distance', type: 'integer', description: 'Distance in miles', min: 1, max: 6000 },
    { name: 'origin', type: 'string', description: 'IATA code of the origin airport', pattern: AIRPORT },
    { name: 'destination', type: 'string', description: 'IATA code of the destination airport', pattern: AIRPORT },
  ],
  eventTime: 'date',
  since: '2001-01-01',
  maxBadShare: 0.05,
};
