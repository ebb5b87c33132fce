// What the test of Azure Blob Storage asks of Azurite with the storage account's own key.
//   node azure.mjs PACKAGES PORT prepare ORIGIN   makes the container, lets ORIGIN in, prints its address with a create-only signature
//   node azure.mjs PACKAGES PORT read FOLDER      writes every blob into FOLDER
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [packages, port, task, what] = process.argv.slice(2);
const { BlobServiceClient, ContainerSASPermissions, generateBlobSASQueryParameters } = createRequire(join(packages, "x.js"))("@azure/storage-blob");
// Azurite has one account, whose key every Azure library knows.
const { credential } = BlobServiceClient.fromConnectionString("UseDevelopmentStorage=true");
const account = `http://127.0.0.1:${port}/devstoreaccount1`;
const service = new BlobServiceClient(account, credential);
const container = service.getContainerClient("drop");

if (task === "prepare") {
  await service.setProperties({ cors: [{
    allowedOrigins: what, allowedMethods: "PUT", maxAgeInSeconds: 600,
    allowedHeaders: "content-type,content-md5,if-none-match,x-ms-blob-type,x-ms-version",
    exposedHeaders: "content-md5,x-ms-error-code,retry-after",
  }] });
  await container.create();
  const expiresOn = new Date(Date.now() + 86_400_000);
  const signature = generateBlobSASQueryParameters({ containerName: "drop", permissions: ContainerSASPermissions.parse("c"), expiresOn }, credential);
  process.stdout.write(`${account}/drop?${signature}`);
} else {
  for await (const { name } of container.listBlobsFlat()) {
    mkdirSync(dirname(join(what, name)), { recursive: true });
    await container.getBlobClient(name).downloadToFile(join(what, name));
  }
}
