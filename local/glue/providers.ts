import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import { databaseProvider } from './database-provider';
import { tableProvider } from './table-provider';

/** AWS::Glue::Database, Table; SecurityConfiguration and DataCatalogEncryptionSettings are kept but encrypt nothing here. */
export function glueProviders(cloud: Cloud): ResourceProvider[] {
  return [databaseProvider(cloud), tableProvider(cloud), securityConfigurationProvider(), encryptionSettingsProvider()];
}

function securityConfigurationProvider(): ResourceProvider {
  return {
    type: 'AWS::Glue::SecurityConfiguration',
    properties: ['Name'],
    recorded: ['EncryptionConfiguration'],
    replaceOn: ['Name', 'EncryptionConfiguration'],
    create: (properties) => Promise.resolve({ physicalId: String(properties['Name']) }),
    delete: () => Promise.resolve(),
  };
}

function encryptionSettingsProvider(): ResourceProvider {
  return {
    type: 'AWS::Glue::DataCatalogEncryptionSettings',
    properties: ['CatalogId'],
    recorded: ['DataCatalogEncryptionSettings'],
    replaceOn: ['CatalogId'],
    create: (properties) => Promise.resolve({ physicalId: String(properties['CatalogId']) }),
    update: (physicalId) => Promise.resolve({ physicalId }),
    delete: () => Promise.resolve(),
  };
}
