"""STS and IAM: who calls, taking roles, and what a role is."""

READER = "arn:aws:iam::000000000000:role/witness-reader"


def play(witness) -> None:
    sts = witness.client("sts")
    sts.get_caller_identity("administrator")
    sts.assume_role("no such role", RoleArn=READER.replace("reader", "none"), RoleSessionName="s")
    sts.assume_role("session name that is none", RoleArn=READER, RoleSessionName="a b")
    sts.assume_role("too long", RoleArn=READER, RoleSessionName="s", DurationSeconds=43201)
    taken = sts.quietly("assume_role", RoleArn=READER, RoleSessionName="s").get("Credentials")
    if taken:
        keys = {"aws_access_key_id": taken["AccessKeyId"], "aws_secret_access_key": taken["SecretAccessKey"], "aws_session_token": taken["SessionToken"]}
        witness.client("sts", **keys).get_caller_identity("role")
    iam = witness.client("iam")
    iam.get_role("there", RoleName="witness-reader")
    iam.get_role("not there", RoleName="none")
    iam.list_role_policies("inline", RoleName="witness-reader")
    iam.get_role_policy("inline", RoleName="witness-reader", PolicyName="own")
    iam.list_attached_role_policies("none", RoleName="witness-reader")
