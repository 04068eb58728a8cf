// The page behind a slip's QR code: https://host/s#NUMBER-SECRET. What stands behind # never reaches a server by a GET;
// it is posted from here, and taken out of the address before anything else happens.
const form = document.querySelector('form[data-slip]');
const code = location.hash.slice(1);

if (location.hash) history.replaceState(null, '', location.pathname + location.search);

if (form && code) {
  // Eight characters of slip number, ten of secret; dots and dashes between them are for the eye.
  const characters = decodeURIComponent(code).replace(/[^0-9a-z]/gi, '').toUpperCase();
  if (characters.length === 18) {
    form.elements.namedItem('number').value = characters.slice(0, 8);
    form.elements.namedItem('secret').value = characters.slice(8);
    form.requestSubmit();
  }
}
