"""CloudWatch: metrics, statistics, metric math, alarms."""

import datetime

START = datetime.datetime(2026, 11, 1, 12, 0, tzinfo=datetime.timezone.utc)


def play(witness) -> None:
    cloudwatch = witness.client("cloudwatch")
    now = datetime.datetime.now(datetime.timezone.utc).replace(second=0, microsecond=0) - datetime.timedelta(minutes=10)
    place = [{"Name": "Place", "Value": "here"}]
    data = [{"MetricName": "Load", "Dimensions": place, "Timestamp": now + datetime.timedelta(minutes=minute), "Value": value} for minute, value in [(0, 1), (0, 3), (1, 10), (3, 4)]]
    cloudwatch.put_metric_data("values", Namespace="Witness", MetricData=data)
    cloudwatch.put_metric_data("statistic set", Namespace="Witness", MetricData=[{"MetricName": "Set", "Timestamp": now, "StatisticValues": {"SampleCount": 4, "Sum": 10, "Minimum": 1, "Maximum": 4}}])
    cloudwatch.put_metric_data("values and counts", Namespace="Witness", MetricData=[{"MetricName": "Counted", "Timestamp": now, "Values": [1, 2], "Counts": [3, 1]}])
    cloudwatch.put_metric_data("namespace of AWS", Namespace="AWS/Mine", MetricData=data)
    cloudwatch.put_metric_data("not a number", Namespace="Witness", MetricData=[{"MetricName": "Bad", "Value": float("nan")}])
    window = {"Namespace": "Witness", "MetricName": "Load", "StartTime": now, "EndTime": now + datetime.timedelta(minutes=5)}
    statistics = ["Sum", "Average", "Minimum", "Maximum", "SampleCount"]

    def points(label: str, **parameters: object) -> None:
        answer = cloudwatch.quietly("get_metric_statistics", **parameters)
        witness.note(f"cloudwatch get_metric_statistics: {label}", sorted(answer.get("Datapoints", []), key=lambda point: str(point["Timestamp"])))

    points("by minute", **window, Dimensions=place, Period=60, Statistics=statistics)
    points("other dimensions", **window, Period=60, Statistics=["Sum"])
    points("statistic set", **{**window, "MetricName": "Set"}, Period=60, Statistics=statistics)
    points("values and counts", **{**window, "MetricName": "Counted"}, Period=60, Statistics=statistics)
    cloudwatch.get_metric_statistics("period of 7 s", **window, Period=7, Statistics=["Sum"])
    cloudwatch.get_metric_statistics("end before start", **{**window, "EndTime": now - datetime.timedelta(hours=1)}, Period=60, Statistics=["Sum"])
    metric = {"Metric": {"Namespace": "Witness", "MetricName": "Load", "Dimensions": place}, "Period": 60, "Stat": "Sum"}
    queries = [{"Id": "m", "MetricStat": metric, "ReturnData": False}, {"Id": "e", "Expression": "m * 2 + 1", "Label": "double"}]
    times = {"StartTime": now, "EndTime": now + datetime.timedelta(minutes=5)}
    cloudwatch.get_metric_data("expression", MetricDataQueries=queries, **times, ScanBy="TimestampAscending")
    cloudwatch.get_metric_data("filled", MetricDataQueries=[queries[0], {"Id": "f", "Expression": "FILL(m, 0)", "Label": "filled"}], **times, ScanBy="TimestampAscending")
    cloudwatch.get_metric_data("newest first", MetricDataQueries=[{"Id": "m", "MetricStat": metric, "Label": "m"}], **times)
    cloudwatch.get_metric_data("unknown id", MetricDataQueries=[{"Id": "e", "Expression": "nothing + 1"}], **times)
    cloudwatch.list_metrics("namespace", Namespace="Witness", MetricName="Load")
    cloudwatch.list_metrics("dimension", Namespace="Witness", Dimensions=[{"Name": "Place"}])
    alarms(cloudwatch)


def alarms(cloudwatch) -> None:
    for state in ["ALARM", "OK"]:
        cloudwatch.quietly("set_alarm_state", AlarmName="too-many", StateValue=state, StateReason="set")
    cloudwatch.describe_alarms("of the template", AlarmNames=["too-many"])
    cloudwatch.set_alarm_state("by hand", AlarmName="too-many", StateValue="ALARM", StateReason="by hand")
    cloudwatch.describe_alarms("by state", StateValue="ALARM", AlarmNamePrefix="too-")
    cloudwatch.set_alarm_state("no such alarm", AlarmName="none", StateValue="ALARM", StateReason="x")
    cloudwatch.set_alarm_state("unknown state", AlarmName="too-many", StateValue="LOUD", StateReason="x")
    cloudwatch.describe_alarms("no such alarm", AlarmNames=["none"])
    simple = {"Namespace": "Witness", "MetricName": "Load", "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 3, "DatapointsToAlarm": 2, "Threshold": 1.0, "ComparisonOperator": "GreaterThanOrEqualToThreshold"}
    cloudwatch.put_metric_alarm("new", AlarmName="made", **simple)
    cloudwatch.describe_alarms("new", AlarmNames=["made"])
    cloudwatch.put_metric_alarm("more datapoints than periods", AlarmName="wrong", **{**simple, "DatapointsToAlarm": 4})
    cloudwatch.put_metric_alarm("period of 7 s", AlarmName="wrong", **{**simple, "Period": 7})
    cloudwatch.disable_alarm_actions("made", AlarmNames=["made"])
    cloudwatch.delete_alarms("there", AlarmNames=["made"])
    cloudwatch.delete_alarms("again", AlarmNames=["made"])
