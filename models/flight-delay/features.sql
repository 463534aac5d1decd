-- One row per flight that departs in [{{from}}, {{to}}): the SQL that Trino (Athena) and DuckDB share.
--
-- Every feature is known before the hour of departure begins. Assumptions:
-- * An outcome is known when the flight arrives: departure + 30 minutes + distance at 7.5 miles a minute + its delay.
--   Only outcomes known before the hour of departure count, so nothing looks ahead.
-- * Times are local to the origin. Clocks of origin and destination differ by at most one hour per started 700 miles, in either
--   direction, so outcomes are counted at the destination that much later, and read there that much earlier.
-- * An airport's recent figures start from one flight with the usual outcome (20 % late, 13 minutes), so that few flights say little.
-- * The dataset's contract keeps delays within 48 hours, so three days before the range hold every outcome that can count.
WITH flight AS (
  SELECT
    "date" AS departure,
    date_trunc('hour', "date") AS departure_hour,
    date_trunc('hour', "date" + CAST(floor(30 + distance / 7.5E0) + greatest(delay, 0) AS bigint) * INTERVAL '1' MINUTE) AS known_hour,
    CAST(ceiling(distance / 7E2) AS bigint) * INTERVAL '1' HOUR AS clock_difference,
    CASE WHEN delay > 15 THEN 1 ELSE 0 END AS late,
    greatest(delay, 0) AS minutes_late,
    delay,
    distance,
    origin,
    destination
  FROM {{dataset}}
  WHERE dt >= CAST(CAST(TIMESTAMP '{{from}}' - INTERVAL '3' DAY AS date) AS varchar)
    AND dt <= CAST(CAST(TIMESTAMP '{{to}}' AS date) AS varchar)
),
departed AS (
  SELECT
    origin AS airport,
    known_hour + hours_ago * INTERVAL '1' HOUR AS seen_hour,
    count(*) AS flights,
    sum(late) AS late,
    sum(minutes_late) AS minutes_late
  FROM flight
  CROSS JOIN (VALUES (1), (2)) AS recent (hours_ago)
  GROUP BY 1, 2
),
arrived AS (
  SELECT
    destination AS airport,
    known_hour + clock_difference + INTERVAL '1' HOUR AS seen_hour,
    count(*) AS flights,
    sum(late) AS late,
    sum(minutes_late) AS minutes_late
  FROM flight
  GROUP BY 1, 2
),
numbered AS (
  -- A few rows repeat exactly; the number keeps record_id unique, and its order makes it the same in every run.
  SELECT
    flight.*,
    row_number() OVER (PARTITION BY departure, origin, destination, distance ORDER BY delay) AS repeat_number
  FROM flight
  WHERE departure >= TIMESTAMP '{{from}}' AND departure < TIMESTAMP '{{to}}'
)
SELECT
  substr(CAST(departure AS varchar), 1, 10) || 'T' || substr(CAST(departure AS varchar), 12, 5)
    || '-' || origin || '-' || destination || '-' || CAST(distance AS varchar) || '-' || CAST(repeat_number AS varchar) AS record_id,
  substr(CAST(departure AS varchar), 1, 10) || 'T' || substr(CAST(departure AS varchar), 12, 8) || 'Z' AS event_time,
  numbered.late AS late,
  distance,
  extract(hour FROM departure) * 60 + extract(minute FROM departure) AS departure_minute,
  date_diff('day', TIMESTAMP '1970-01-05 00:00:00', date_trunc('day', departure)) % 7 AS weekday,
  origin,
  destination,
  (coalesce(departed.late, 0) + 2E-1) / (coalesce(departed.flights, 0) + 1) AS origin_late_share,
  (coalesce(departed.minutes_late, 0) + 13E0) / (coalesce(departed.flights, 0) + 1) AS origin_mean_delay,
  (coalesce(arrived.late, 0) + 2E-1) / (coalesce(arrived.flights, 0) + 1) AS destination_late_share,
  (coalesce(arrived.minutes_late, 0) + 13E0) / (coalesce(arrived.flights, 0) + 1) AS destination_mean_delay
FROM numbered
LEFT JOIN departed ON departed.airport = origin AND departed.seen_hour = departure_hour
LEFT JOIN arrived ON arrived.airport = destination AND arrived.seen_hour = departure_hour - clock_difference
