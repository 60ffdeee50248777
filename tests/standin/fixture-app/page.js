document.querySelector('[role=status]').textContent = 'started'
