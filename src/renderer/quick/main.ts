import { mount } from 'svelte'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/controls.css'
import QuickApp from './QuickApp.svelte'
import { quickDesktop } from './quick-desktop'

const target = document.getElementById('app')
if (target === null) throw new Error('The page has no #app element')
mount(QuickApp, { target, props: { desktop: quickDesktop } })
