// Below 1100 px the navigation folds behind a button. Without this file the button is a link to #nav and CSS opens it.
const button = document.querySelector('.menu-button');
const nav = document.getElementById('nav');

if (button && nav) {
  button.setAttribute('role', 'button');
  show(false);
  button.addEventListener('click', event => {
    event.preventDefault();
    show(!nav.classList.contains('open'));
  });
  button.addEventListener('keydown', event => {
    if (event.key === ' ') {
      event.preventDefault();
      button.click();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && nav.classList.contains('open')) {
      show(false);
      button.focus();
    }
  });
}

function show(open) {
  nav.classList.toggle('open', open);
  button.setAttribute('aria-expanded', String(open));
}
