// Takes the one-time token from behind # into the form and out of the address, so that history does not keep it.
for (const field of document.querySelectorAll('[data-from-hash]')) {
  if (location.hash.length > 1) {
    field.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, '', location.pathname + location.search);
  }
}
