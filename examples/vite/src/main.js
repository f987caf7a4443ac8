import './style.css'

document.querySelector('main').textContent = 'Welcome'
