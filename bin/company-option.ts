// `--company`: no demo. Read before the environment is, which the servers that are started inherit.
if (process.argv.includes('--company')) process.env.ATRIUM_DEMO = '0'
