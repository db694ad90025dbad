import { ACCOUNTS } from './accounts.ts';

/** Every text in it is ours: nothing that a request carries is written into the page. */
export function signInPage(problem = ''): string {
  const choices = ACCOUNTS.map(
    ({ account, name }) =>
      `<label><input type="radio" name="account" value="${account}" required> <b>${account}</b> <span>${name}</span></label>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>登录 Sign in · 民生联邦网关</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
  label { display: block; padding: .15rem 0 } span { color: #555 }
  fieldset { border: 1px solid #bbb; border-radius: 4px } input[type=password] { font: inherit; width: 100%; box-sizing: border-box }
  button { font: inherit; margin-top: 1rem; padding: .4rem 2rem } .warning { background: #fff4ce; padding: .5rem 1rem } .problem { color: #a4001d }
</style>
<h1>登录 Sign in</h1>
<p class="warning">演示用登录，账号均为虚构，不得用于生产。Demonstration only: every account is made up.</p>
${problem && `<p class="problem" role="alert">${problem}</p>`}
<form method="post" autocomplete="off">
  <fieldset><legend>演示账号 Demonstration account</legend>
    ${choices.join('\n    ')}
  </fieldset>
  <p><label>密码 Password（见 <code>.data/identity/password</code>）<input type="password" name="password" required></label></p>
  <button>登录 Sign in</button>
</form>
</html>
`;
}
