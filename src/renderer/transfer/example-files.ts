import type { FileFormat } from '../../shared/transfer'

/** A small file of each format, as it would be written by hand. */
export const exampleFiles: Readonly<Record<FileFormat, string>> = {
  json: `{
  "version": 1,
  "profiles": [
    {
      "name": "Contoso pricing",
      "tenant": "contoso.onmicrosoft.com",
      "clientId": "b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77",
      "mode": "app+user",
      "api": "partner",
      "cloud": "global",
      "environment": "sandbox",
      "account": "ada@contoso.com",
      "tags": ["EMEA"],
      "notes": "For case 4711"
    }
  ]
}`,
  csv: `name,tenant,clientId,mode,api,cloud,environment,account,tags,notes
Contoso pricing,contoso.onmicrosoft.com,b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77,app+user,partner,global,sandbox,ada@contoso.com,EMEA,For case 4711`
}
