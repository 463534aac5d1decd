import { readTemplateUrl } from '../../../local/cloudformation/template-url';
import { ROOT, testCloud } from '../test-cloud';

async function read(url: string): Promise<string> {
  const cloud = testCloud();
  const GetObject = ({ Bucket, Key }: { Bucket: string; Key: string }) => Promise.resolve({ Body: Buffer.from(`${Bucket} ${Key}`) });
  cloud.addService({ signingName: 's3', operations: { GetObject } });
  return readTemplateUrl(cloud, ROOT, url);
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
test.each([
  'https://s3.eu-west-1.amazonaws.com/my.bucket/a/b.json',
  'https://s3-eu-west-1.amazonaws.com/my.bucket/a/b.json',
  'https://s3.amazonaws.com/my.bucket/a%2Fb.json',
  'https://my.bucket.s3.eu-west-1.amazonaws.com/a/b.json?versionId=1',
  'http://127.0.0.1:4580/my.bucket/a/b.json',
])('reads the object at %s', async (url) => {
  await expect(read(url)).resolves.toBe('my.bucket a/b.json');
});

test.each(['https://example.com/a/b.json', 'my-bucket/a.json', 'https://s3.amazonaws.com/bucket'])('%s is no such URL', async (url) => {
  await expect(read(url)).rejects.toMatchObject({ code: 'ValidationError', message: 'TemplateURL must be a supported URL.' });
});
