"""CloudFormation: what describes a deployed stack, and errors."""

STACK = "witness"


def play(witness) -> None:
    cloudformation = witness.client("cloudformation")
    stack = cloudformation.quietly("describe_stacks", StackName=STACK).get("Stacks", [{}])[0]
    witness.note("cloudformation describe_stacks: outputs", sorted(stack.get("Outputs", []), key=lambda output: output["OutputKey"]))
    witness.note("cloudformation describe_stacks: fields", {name: stack.get(name) for name in ["StackName", "StackStatus", "Description", "DisableRollback", "EnableTerminationProtection"]})
    cloudformation.describe_stacks("no such stack", StackName="none")
    resources = cloudformation.quietly("describe_stack_resources", StackName=STACK).get("StackResources", [])
    named = {resource["LogicalResourceId"]: [resource["ResourceType"], resource["ResourceStatus"], resource["PhysicalResourceId"]] for resource in resources}
    witness.note("cloudformation describe_stack_resources: all", {name: value for name, value in sorted(named.items()) if "Policy" not in name})
    cloudformation.describe_stack_resource("bucket", StackName=STACK, LogicalResourceId="Bucket")
    cloudformation.describe_stack_resource("no such resource", StackName=STACK, LogicalResourceId="None")
    cloudformation.list_exports("all")
    listed = cloudformation.quietly("list_stack_resources", StackName=STACK).get("StackResourceSummaries", [])
    witness.note("cloudformation list_stack_resources: names", sorted(resource["LogicalResourceId"] for resource in listed))
    cloudformation.list_stacks("deleted", StackStatusFilter=["DELETE_COMPLETE"])
    template = cloudformation.quietly("get_template", StackName=STACK).get("TemplateBody", {})
    witness.note("cloudformation get_template: resources", sorted(template.get("Resources", {})) if isinstance(template, dict) else "text")
    cloudformation.get_template("no such stack", StackName="none")
    cloudformation.describe_stack_events("no such stack", StackName="none")
    cloudformation.update_stack("nothing to update", StackName=STACK, UsePreviousTemplate=True, Capabilities=["CAPABILITY_NAMED_IAM"])
    cloudformation.update_stack("no such stack", StackName="none", UsePreviousTemplate=True)
