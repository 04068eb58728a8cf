import { Provider } from 'oidc-provider';
const port = Number(process.argv[2]), callback = process.argv[3];
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'caika', client_secret: 'a-secret-for-tests-only', redirect_uris: [callback], grant_types: ['authorization_code'], response_types: ['code'] }],
  claims: { openid: ['sub'], profile: ['preferred_username', 'name'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  cookies: { keys: ['for-tests'] },
  // Its lasting key of a person is not the name the person goes by.
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id.replace(/^staff-/, ''), name: id }) }),
});
provider.listen(port, '127.0.0.1', () => console.log('ready'));
