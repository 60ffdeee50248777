import { mount } from 'svelte'
import { desktop } from './lib/desktop'
import LockGate from './lock/LockGate.svelte'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/fields.css'

const target = document.getElementById('app')
if (target === null) throw new Error('The page has no #app element')
mount(LockGate, { target, props: { desktop } })
