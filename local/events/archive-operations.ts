import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { CallContext } from '../core/service';
import type { ArchiveDefinition } from './archive';
import { Archive } from './archive';
import { busesOf } from './event-buses';
import { eventsPage } from './rule-operations';

/** The archive of this name; throws `ResourceNotFoundException`. */
export function archiveOf(cloud: Cloud, name: string): Archive {
  const archive = archivesOf(cloud).find(({ definition }) => definition.name === name);
  if (!archive) {
    throw new AwsError('ResourceNotFoundException', `Archive ${name} does not exist.`);
  }
  return archive;
}

function archivesOf(cloud: Cloud): Archive[] {
  return busesOf(cloud)
    .list()
    .flatMap(({ archives }) => [...archives.values()]);
}

/** Makes an archive of a bus; the name must be free. */
export function addArchive(cloud: Cloud, definition: ArchiveDefinition): Archive {
  const bus = busesOf(cloud).bus(definition.sourceArn);
  if (archivesOf(cloud).some((archive) => archive.definition.name === definition.name)) {
    throw new AwsError('ResourceAlreadyExistsException', `Archive ${definition.name} already exists.`);
  }
  const archive = new Archive(cloud, definition);
  bus.archives.set(definition.name, archive);
  return archive;
}

/** Removes an archive with its events. */
export function removeArchive(cloud: Cloud, archive: Archive): void {
  busesOf(cloud).find(archive.definition.sourceArn)?.archives.delete(archive.definition.name);
  archive.delete();
}

interface ArchiveInput {
  readonly ArchiveName: string;
  readonly Description?: string;
  readonly EventPattern?: string;
  readonly RetentionDays?: number;
}

/** `CreateArchive` */
export function createArchive(input: ArchiveInput & { EventSourceArn: string }, { cloud, authorize }: CallContext): object {
  authorize({ action: 'events:CreateArchive', resource: cloud.arn('events', `archive/${input.ArchiveName}`) });
  const archive = addArchive(cloud, {
    name: input.ArchiveName,
    sourceArn: input.EventSourceArn,
    description: input.Description,
    eventPattern: input.EventPattern,
    retentionDays: input.RetentionDays,
  });
  return { ArchiveArn: archive.arn, State: 'ENABLED', CreationTime: archive.createdAt };
}

/** `UpdateArchive`: what is not given stays as it is. */
export function updateArchive(input: ArchiveInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'events:UpdateArchive', resource: cloud.arn('events', `archive/${input.ArchiveName}`) });
  const archive = archiveOf(cloud, input.ArchiveName);
  const { definition } = archive;
  archive.update({
    ...definition,
    description: input.Description ?? definition.description,
    eventPattern: input.EventPattern ?? definition.eventPattern,
    retentionDays: input.RetentionDays ?? definition.retentionDays,
  });
  return { ArchiveArn: archive.arn, State: 'ENABLED', CreationTime: archive.createdAt };
}

/** `DeleteArchive` */
export function deleteArchive({ ArchiveName: name }: { ArchiveName: string }, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'events:DeleteArchive', resource: cloud.arn('events', `archive/${name}`) });
  removeArchive(cloud, archiveOf(cloud, name));
  return Promise.resolve({});
}

/** `DescribeArchive` */
export function describeArchive({ ArchiveName: name }: { ArchiveName: string }, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'events:DescribeArchive', resource: cloud.arn('events', `archive/${name}`) });
  const archive = archiveOf(cloud, name);
  const { description, eventPattern } = archive.definition;
  return Promise.resolve({ ArchiveArn: archive.arn, Description: description, EventPattern: eventPattern, ...describe(archive) });
}

interface ListInput {
  readonly NamePrefix?: string;
  readonly EventSourceArn?: string;
  readonly Limit?: number;
  readonly NextToken?: string;
}

/** `ListArchives` */
export function listArchives(input: ListInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'events:ListArchives', resource: '*' });
  const archives = archivesOf(cloud).filter(
    ({ definition: { name, sourceArn } }) => name.startsWith(input.NamePrefix ?? '') && sourceArn === (input.EventSourceArn ?? sourceArn),
  );
  const { items, NextToken } = eventsPage(archives, input.Limit, input.NextToken);
  return { Archives: items.map(describe), NextToken };
}

function describe({ definition, createdAt, eventCount, sizeBytes }: Archive): object {
  return {
    ArchiveName: definition.name,
    EventSourceArn: definition.sourceArn,
    State: 'ENABLED',
    RetentionDays: definition.retentionDays ?? 0,
    SizeBytes: sizeBytes,
    EventCount: eventCount,
    CreationTime: createdAt,
  };
}
