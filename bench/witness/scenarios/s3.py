"""S3: objects, conditions, ranges, listings, versions, multipart uploads, errors."""

import base64
import hashlib
import zlib

PLAIN = "witness-plain"
VERSIONED = "witness-versioned"
PART = b"p" * (5 * 1024 * 1024)


def play(witness) -> None:
    s3 = witness.client("s3")
    objects(s3)
    conditions(s3)
    ranges(s3)
    listings(s3)
    copies(s3)
    versions(s3)
    multipart(s3)
    deletions(s3)
    buckets(s3)


def objects(s3) -> None:
    s3.put_object("with metadata", Bucket=PLAIN, Key="a/text", Body=b"hello", ContentType="text/plain", Metadata={"Kind": "Note"})
    s3.get_object("with metadata", Bucket=PLAIN, Key="a/text")
    s3.head_object("with metadata", Bucket=PLAIN, Key="a/text")
    s3.put_object("with headers", Bucket=PLAIN, Key="h", Body=b"h", CacheControl="no-store", ContentDisposition="inline", ContentLanguage="en", ContentEncoding="gzip")
    s3.head_object("with headers", Bucket=PLAIN, Key="h")
    s3.get_object("overrides of headers", Bucket=PLAIN, Key="h", ResponseContentType="text/csv", ResponseCacheControl="max-age=1")
    s3.put_object("empty", Bucket=PLAIN, Key="empty")
    s3.get_object("empty", Bucket=PLAIN, Key="empty")
    s3.put_object("odd key", Bucket=PLAIN, Key="odd/ä b+c%20&?#'\"", Body=b"odd")
    s3.get_object("odd key", Bucket=PLAIN, Key="odd/ä b+c%20&?#'\"")
    s3.put_object("right MD5", Bucket=PLAIN, Key="md5", Body=b"md5", ContentMD5=base64.b64encode(hashlib.md5(b"md5").digest()).decode())
    s3.put_object("wrong MD5", Bucket=PLAIN, Key="md5", Body=b"md5", ContentMD5=base64.b64encode(hashlib.md5(b"no").digest()).decode())
    s3.put_object("MD5 that is none", Bucket=PLAIN, Key="md5", Body=b"md5", ContentMD5="x")
    crc = base64.b64encode(zlib.crc32(b"crc").to_bytes(4, "big")).decode()
    s3.put_object("right CRC32", Bucket=PLAIN, Key="crc", Body=b"crc", ChecksumCRC32=crc)
    s3.put_object("wrong CRC32", Bucket=PLAIN, Key="crc", Body=b"other", ChecksumCRC32=crc)
    s3.put_object("SHA-256", Bucket=PLAIN, Key="sha", Body=b"sha", ChecksumAlgorithm="SHA256")
    s3.head_object("with checksum", Bucket=PLAIN, Key="sha", ChecksumMode="ENABLED")
    s3.get_object("no such key", Bucket=PLAIN, Key="none")
    s3.head_object("no such key", Bucket=PLAIN, Key="none")
    s3.get_object("no such bucket", Bucket="witness-none", Key="none")
    s3.put_object("no such bucket", Bucket="witness-none", Key="none", Body=b"x")
    s3.put_object("key of 1,025 bytes", Bucket=PLAIN, Key="k" * 1025, Body=b"x")


def conditions(s3) -> None:
    tag = s3.put_object("for conditions", Bucket=PLAIN, Key="c", Body=b"c")["ETag"]
    s3.get_object("if match", Bucket=PLAIN, Key="c", IfMatch=tag)
    s3.get_object("if match of another", Bucket=PLAIN, Key="c", IfMatch='"0"')
    s3.get_object("if none match", Bucket=PLAIN, Key="c", IfNoneMatch=tag)
    s3.head_object("if none match", Bucket=PLAIN, Key="c", IfNoneMatch=tag)
    s3.get_object("if modified since the future", Bucket=PLAIN, Key="c", IfModifiedSince="2099-01-01T00:00:00Z")
    s3.get_object("if unmodified since the past", Bucket=PLAIN, Key="c", IfUnmodifiedSince="2001-01-01T00:00:00Z")
    s3.put_object("if none match, there", Bucket=PLAIN, Key="c", Body=b"d", IfNoneMatch="*")
    s3.put_object("if none match, new", Bucket=PLAIN, Key="c-new", Body=b"d", IfNoneMatch="*")
    s3.put_object("if match", Bucket=PLAIN, Key="c", Body=b"e", IfMatch=tag)
    s3.put_object("if match of another", Bucket=PLAIN, Key="c", Body=b"f", IfMatch=tag)
    s3.put_object("if match, not there", Bucket=PLAIN, Key="c-none", Body=b"f", IfMatch=tag)


def ranges(s3) -> None:
    s3.quietly("put_object", Bucket=PLAIN, Key="r", Body=b"0123456789")
    for name in ["bytes=0-3", "bytes=4-", "bytes=-3", "bytes=8-20", "bytes=20-30", "bytes=5-2", "bytes=0-1,4-5", "items=1-2"]:
        s3.get_object(name, Bucket=PLAIN, Key="r", Range=name)
    s3.head_object("range", Bucket=PLAIN, Key="r", Range="bytes=2-4")


def listings(s3) -> None:
    for name in ["l/a", "l/b/1", "l/b/2", "l/c d", "l/e", "l/ü"]:
        s3.quietly("put_object", Bucket=PLAIN, Key=name, Body=name.encode())
    s3.list_objects_v2("prefix", Bucket=PLAIN, Prefix="l/")
    s3.list_objects_v2("delimiter", Bucket=PLAIN, Prefix="l/", Delimiter="/")
    first = s3.list_objects_v2("first page", Bucket=PLAIN, Prefix="l/", MaxKeys=2)
    s3.list_objects_v2("next page", Bucket=PLAIN, Prefix="l/", MaxKeys=2, ContinuationToken=first["NextContinuationToken"])
    s3.list_objects_v2("start after", Bucket=PLAIN, Prefix="l/", StartAfter="l/b/2")
    s3.list_objects_v2("pages of delimiters", Bucket=PLAIN, Prefix="l/", Delimiter="/", MaxKeys=2)
    s3.list_objects_v2("URL encoding", Bucket=PLAIN, Prefix="l/", EncodingType="url")
    s3.list_objects_v2("no keys", Bucket=PLAIN, Prefix="l/", MaxKeys=0)
    s3.list_objects_v2("owner", Bucket=PLAIN, Prefix="l/a", FetchOwner=True)
    s3.list_objects_v2("nothing", Bucket=PLAIN, Prefix="nothing/")
    s3.list_objects_v2("no such bucket", Bucket="witness-none")
    s3.list_objects_v2("token that is none", Bucket=PLAIN, ContinuationToken="no token")
    s3.list_objects("first version", Bucket=PLAIN, Prefix="l/", Delimiter="/", MaxKeys=2)


def copies(s3) -> None:
    s3.quietly("put_object", Bucket=PLAIN, Key="from", Body=b"copied", ContentType="text/x", Metadata={"a": "1"})
    s3.copy_object("keeps metadata", Bucket=PLAIN, Key="to", CopySource={"Bucket": PLAIN, "Key": "from"})
    s3.head_object("copied", Bucket=PLAIN, Key="to")
    s3.copy_object("replaces metadata", Bucket=PLAIN, Key="to", CopySource={"Bucket": PLAIN, "Key": "from"}, MetadataDirective="REPLACE", Metadata={"b": "2"})
    s3.head_object("copied with other metadata", Bucket=PLAIN, Key="to")
    s3.copy_object("onto itself", Bucket=PLAIN, Key="from", CopySource={"Bucket": PLAIN, "Key": "from"})
    s3.copy_object("no such source", Bucket=PLAIN, Key="to", CopySource={"Bucket": PLAIN, "Key": "none"})
    s3.copy_object("no such source bucket", Bucket=PLAIN, Key="to", CopySource={"Bucket": "witness-none", "Key": "none"})
    s3.copy_object("condition fails", Bucket=PLAIN, Key="to", CopySource={"Bucket": PLAIN, "Key": "from"}, CopySourceIfMatch='"0"')


def versions(s3) -> None:
    one = s3.put_object("first version", Bucket=VERSIONED, Key="v", Body=b"one")["VersionId"]
    s3.put_object("second version", Bucket=VERSIONED, Key="v", Body=b"two")
    s3.get_object("latest", Bucket=VERSIONED, Key="v")
    s3.get_object("by version", Bucket=VERSIONED, Key="v", VersionId=one)
    s3.get_object("no such version", Bucket=VERSIONED, Key="v", VersionId="3HL4kqtJvjVBH40Nrjfkd")
    marker = s3.delete_object("adds a marker", Bucket=VERSIONED, Key="v")["VersionId"]
    s3.get_object("deleted", Bucket=VERSIONED, Key="v")
    s3.head_object("deleted", Bucket=VERSIONED, Key="v")
    s3.get_object("the marker itself", Bucket=VERSIONED, Key="v", VersionId=marker)
    s3.list_object_versions("all", Bucket=VERSIONED)
    s3.list_object_versions("first page", Bucket=VERSIONED, MaxKeys=1)
    s3.delete_object("takes the marker away", Bucket=VERSIONED, Key="v", VersionId=marker)
    s3.get_object("back again", Bucket=VERSIONED, Key="v")
    s3.delete_object("one version for good", Bucket=VERSIONED, Key="v", VersionId=one)
    s3.list_objects_v2("of versions", Bucket=VERSIONED)
    s3.get_bucket_versioning("enabled", Bucket=VERSIONED)
    s3.get_bucket_versioning("never enabled", Bucket=PLAIN)


def multipart(s3) -> None:
    where = {"Bucket": PLAIN, "Key": "parts"}
    upload = {**where, "UploadId": s3.create_multipart_upload("start", **where, ContentType="text/parts", Metadata={"m": "1"})["UploadId"]}
    one = s3.upload_part("first", **upload, PartNumber=1, Body=PART)["ETag"]
    two = s3.upload_part("second", **upload, PartNumber=2, Body=b"end")["ETag"]
    s3.upload_part("number 0", **upload, PartNumber=0, Body=b"x")
    s3.upload_part("number 10,001", **upload, PartNumber=10001, Body=b"x")
    s3.list_parts("both", **upload)
    s3.list_parts("first page", **upload, MaxParts=1)
    s3.list_multipart_uploads("one", Bucket=PLAIN)
    parts = [{"PartNumber": 1, "ETag": one}, {"PartNumber": 2, "ETag": two}]
    s3.complete_multipart_upload("wrong order", **upload, MultipartUpload={"Parts": parts[::-1]})
    s3.complete_multipart_upload("wrong tag", **upload, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": '"0"'}]})
    s3.complete_multipart_upload("both", **upload, MultipartUpload={"Parts": parts})
    s3.head_object("of parts", **where)
    s3.get_object("part 2", **where, PartNumber=2)
    s3.upload_part("after the end", **upload, PartNumber=3, Body=b"x")
    small = {**where, "UploadId": s3.quietly("create_multipart_upload", **where)["UploadId"]}
    tags = [s3.quietly("upload_part", **small, PartNumber=number, Body=b"small")["ETag"] for number in (1, 2)]
    s3.complete_multipart_upload("part too small", **small, MultipartUpload={"Parts": [{"PartNumber": n + 1, "ETag": tag} for n, tag in enumerate(tags)]})
    s3.abort_multipart_upload("ends it", **small)
    s3.abort_multipart_upload("again", **small)
    s3.list_parts("no such upload", **small)
    copied = {**where, "UploadId": s3.quietly("create_multipart_upload", **where)["UploadId"]}
    s3.upload_part_copy("range", **copied, PartNumber=1, CopySource={"Bucket": PLAIN, "Key": "r"}, CopySourceRange="bytes=2-5")
    s3.quietly("abort_multipart_upload", **copied)


def deletions(s3) -> None:
    s3.delete_object("there", Bucket=PLAIN, Key="h")
    s3.delete_object("not there", Bucket=PLAIN, Key="none")
    s3.delete_object("no such bucket", Bucket="witness-none", Key="none")
    s3.delete_objects("several", Bucket=PLAIN, Delete={"Objects": [{"Key": "md5"}, {"Key": "none"}]})
    s3.delete_objects("quiet", Bucket=PLAIN, Delete={"Objects": [{"Key": "crc"}], "Quiet": True})


def buckets(s3) -> None:
    s3.create_bucket("new", Bucket="witness-made")
    s3.create_bucket("one's own again", Bucket="witness-made")
    s3.create_bucket("name that is none", Bucket="UPPER_case")
    s3.head_bucket("there", Bucket="witness-made")
    s3.head_bucket("not there", Bucket="witness-none")
    s3.get_bucket_location("us-east-1", Bucket="witness-made")
    s3.list_buckets("all")
    s3.delete_bucket("with objects", Bucket=PLAIN)
    s3.delete_bucket("empty", Bucket="witness-made")
    s3.delete_bucket("not there", Bucket="witness-made")
    s3.get_bucket_policy("none", Bucket=PLAIN)
    s3.put_object_tagging("set", Bucket=PLAIN, Key="a/text", Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})
    s3.get_object_tagging("get", Bucket=PLAIN, Key="a/text")
