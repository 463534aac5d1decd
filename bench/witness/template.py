"""The one CloudFormation template that both sides deploy; every name is given, so that both have the same names."""

import json
import sys

ACCOUNT = "000000000000"
REGION = "us-east-1"


def arn(service: str, resource: str) -> str:
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{resource}"


def attribute(resource: str, name: str = "Arn") -> dict:
    return {"Fn::GetAtt": [resource, name]}


ECHO = "exports.handler = async (event) => { if (event.fail) { throw new Error(event.fail); } return { echo: event }; };"
PYTHON = "def handler(event, context):\n    return {'name': context.function_name, 'event': event}\n"


def trusts(service: str) -> dict:
    principal = {"Service": f"{service}.amazonaws.com"}
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]}


def role(name: str, service: str, actions: list[str]) -> dict:
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}]}
    policies = [{"PolicyName": "own", "PolicyDocument": document}]
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {"RoleName": name, "AssumeRolePolicyDocument": trusts(service), "Policies": policies},
    }


def function(name: str, runtime: str, code: str) -> dict:
    return {
        "Type": "AWS::Lambda::Function",
        "Properties": {
            "FunctionName": name,
            "Runtime": runtime,
            "Handler": "index.handler",
            "Code": {"ZipFile": code},
            "Role": attribute("FunctionRole"),
            "Timeout": 10,
            "MemorySize": 256,
            "Environment": {"Variables": {"STAGE": "witness"}},
        },
    }


def key(name: str, kind: str) -> dict:
    return {"AttributeName": name, "KeyType": kind}


def table() -> dict:
    index = {"IndexName": "by-kind", "KeySchema": [key("kind", "HASH"), key("points", "RANGE")], "Projection": {"ProjectionType": "ALL"}}
    types = {"id": "S", "at": "N", "kind": "S", "points": "N"}
    return {
        "Type": "AWS::DynamoDB::Table",
        "Properties": {
            "TableName": "orders",
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": name, "AttributeType": type_} for name, type_ in types.items()],
            "KeySchema": [key("id", "HASH"), key("at", "RANGE")],
            "GlobalSecondaryIndexes": [index],
            "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
        },
    }


def queue(name: str, **properties: object) -> dict:
    return {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": name, **properties}}


def allows(service: str, queues: list[str]) -> dict:
    statement = {"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "*"}
    properties = {"Queues": [{"Ref": name} for name in queues], "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]}}
    return {"Type": "AWS::SQS::QueuePolicy", "Properties": properties}


def subscription(queue_name: str, **properties: object) -> dict:
    target = {"TopicArn": {"Ref": "Topic"}, "Protocol": "sqs", "Endpoint": attribute(queue_name)}
    return {"Type": "AWS::SNS::Subscription", "Properties": {**target, **properties}}


def state_machine(name: str, definition: dict, kind: str = "STANDARD") -> dict:
    return {
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": {
            "StateMachineName": name,
            "StateMachineType": kind,
            "DefinitionString": json.dumps(definition),
            "RoleArn": attribute("WorkflowRole"),
        },
    }


ECHO_TASK = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": True}
ECHO_ARN = arn("lambda", "function:echo")
JSON_PATH = {
    "StartAt": "Shape",
    "States": {
        "Shape": {
            "Type": "Pass",
            "Parameters": {
                "name.$": "$.name",
                "list.$": "States.Array($.a, $.b)",
                "text.$": "States.Format('{}-{}', $.name, $.a)",
                "hash.$": "States.Hash($.name, 'SHA-256')",
                "parts.$": "States.ArrayPartition($.items, 2)",
                "merged.$": "States.JsonMerge($.left, $.right, false)",
            },
            "ResultPath": "$.shaped",
            "Next": "Choose",
        },
        "Choose": {
            "Type": "Choice",
            "Choices": [
                {"And": [{"Variable": "$.a", "NumericGreaterThan": 5}, {"Variable": "$.name", "StringMatches": "x*"}], "Next": "Each"},
                {"Variable": "$.missing", "IsPresent": True, "Next": "Stop"},
            ],
            "Default": "Stop",
        },
        "Each": {
            "Type": "Map",
            "ItemsPath": "$.items",
            "ItemSelector": {"index.$": "$$.Map.Item.Index", "value.$": "$$.Map.Item.Value"},
            "ItemProcessor": {
                "StartAt": "Echo",
                "States": {
                    "Echo": {
                        **ECHO_TASK,
                        "Parameters": {"FunctionName": ECHO_ARN, "Payload.$": "$"},
                        "ResultSelector": {"echo.$": "$.Payload.echo"},
                        "OutputPath": "$.echo.value",
                    }
                },
            },
            "ResultPath": "$.mapped",
            "Next": "Both",
        },
        "Both": {
            "Type": "Parallel",
            "Branches": [
                {"StartAt": "One", "States": {"One": {"Type": "Pass", "Result": 1, "End": True}}},
                {"StartAt": "Two", "States": {"Two": {"Type": "Pass", "Result": {"two": 2}, "End": True}}},
            ],
            "ResultPath": "$.both",
            "End": True,
        },
        "Stop": {"Type": "Fail", "Error": "Stopped", "CausePath": "States.Format('name was {}', $.name)"},
    },
}
JSONATA = {
    "QueryLanguage": "JSONata",
    "StartAt": "Sum",
    "States": {
        "Sum": {
            "Type": "Pass",
            "Assign": {"total": "{% $sum($states.input.items) %}"},
            "Output": {"range": "{% $range(1, 7, 3) %}", "chunks": "{% $partition($states.input.items, 2) %}"},
            "Next": "Large",
        },
        "Large": {"Type": "Choice", "Choices": [{"Condition": "{% $total > 5 %}", "Next": "Call"}], "Default": "Small"},
        "Call": {
            **ECHO_TASK,
            "Arguments": {"FunctionName": ECHO_ARN, "Payload": {"total": "{% $total %}", "before": "{% $states.input %}"}},
            "Output": "{% $states.result.Payload.echo %}",
        },
        "Small": {"Type": "Fail", "Error": "TooSmall", "Cause": "{% 'total ' & $string($total) %}"},
    },
}
CATCHING = {
    "StartAt": "Fails",
    "States": {
        "Fails": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": {"FunctionName": ECHO_ARN, "Payload": {"fail": "on purpose"}},
            "Retry": [{"ErrorEquals": ["NeverThis"]}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Caught"}],
            "End": True,
        },
        "Caught": {"Type": "Pass", "Parameters": {"error.$": "$.error.Error"}, "End": True},
    },
}

OWNER = {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}
KEY_POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": OWNER, "Action": "kms:*", "Resource": "*"}]}

RESOURCES = {
    "FunctionRole": role("witness-function", "lambda", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "sqs:*"]),
    "WorkflowRole": role("witness-workflow", "states", ["lambda:InvokeFunction"]),
    "ReaderRole": role("witness-reader", "lambda", ["s3:GetObject", "ssm:GetParameter"]),
    "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "witness-plain"}},
    "Versioned": {
        "Type": "AWS::S3::Bucket",
        "Properties": {"BucketName": "witness-versioned", "VersioningConfiguration": {"Status": "Enabled"}},
    },
    "Table": table(),
    "Dead": queue("dead"),
    "Work": queue(
        "work",
        VisibilityTimeout=30,
        RedrivePolicy={"deadLetterTargetArn": attribute("Dead"), "maxReceiveCount": 2},
    ),
    "Fifo": queue("ordered.fifo", FifoQueue=True, ContentBasedDeduplication=True),
    "Notices": queue("notices"),
    "Raw": queue("raw"),
    "Events": queue("events"),
    "QueuePolicy": allows("sns", ["Notices", "Raw"]),
    "EventsPolicy": allows("events", ["Events"]),
    "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "news", "DisplayName": "News"}},
    "All": subscription("Notices", FilterPolicy={"kind": ["a", {"prefix": "b-"}], "size": [{"numeric": [">=", 10]}]}),
    "Some": subscription("Raw", RawMessageDelivery=True),
    "Echo": function("echo", "nodejs22.x", ECHO),
    "Python": function("python", "python3.12", PYTHON),
    "Parameter": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/witness/given", "Type": "String", "Value": "from the template"}},
    "Key": {"Type": "AWS::KMS::Key", "Properties": {"Description": "witness", "KeyPolicy": KEY_POLICY}},
    "KeyAlias": {"Type": "AWS::KMS::Alias", "Properties": {"AliasName": "alias/witness", "TargetKeyId": {"Ref": "Key"}}},
    "SigningKey": {"Type": "AWS::KMS::Key", "Properties": {"KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY", "KeyPolicy": KEY_POLICY}},
    "SigningAlias": {"Type": "AWS::KMS::Alias", "Properties": {"AliasName": "alias/signing", "TargetKeyId": {"Ref": "SigningKey"}}},
    "Rule": {
        "Type": "AWS::Events::Rule",
        "Properties": {
            "Name": "orders",
            "EventPattern": {"source": ["shop"], "detail": {"price": [{"numeric": [">", 10]}], "state": [{"anything-but": ["void"]}]}},
            "Targets": [{"Id": "queue", "Arn": attribute("Events")}],
        },
    },
    "Group": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/witness/group", "RetentionInDays": 7}},
    "Alarm": {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmName": "too-many",
            "Namespace": "Witness",
            "MetricName": "Errors",
            "Statistic": "Sum",
            "Period": 60,
            "EvaluationPeriods": 1,
            "Threshold": 3,
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": "notBreaching",
        },
    },
    "JsonPath": state_machine("json-path", JSON_PATH),
    "Jsonata": state_machine("jsonata", JSONATA),
    "Catching": state_machine("catching", CATCHING),
    "Express": state_machine("express", JSONATA, "EXPRESS"),
}
OUTPUTS = {
    "BucketName": {"Value": {"Ref": "Bucket"}, "Export": {"Name": "witness-bucket"}},
    "QueueArn": {"Value": attribute("Work")},
    "QueueUrl": {"Value": {"Ref": "Work"}},
    "TableArn": {"Value": attribute("Table")},
    "Joined": {"Value": {"Fn::Join": ["-", ["a", {"Ref": "AWS::Region"}, {"Fn::Sub": "${AWS::StackName}/${Parameter}"}]]}},
    "Selected": {"Value": {"Fn::Select": [1, {"Fn::Split": [":", attribute("Topic", "TopicArn")]}]}},
}
TEMPLATE = {"Description": "what both sides of the witness run deploy", "Resources": RESOURCES, "Outputs": OUTPUTS}

if __name__ == "__main__":
    json.dump(TEMPLATE, sys.stdout)
