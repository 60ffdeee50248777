const [status] = document.getElementsByTagName('p')
if (status) status.textContent = 'started'

export {}
