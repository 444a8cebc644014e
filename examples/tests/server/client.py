"""
A conversation of Python's qemu.qmp with the program `server`, whose socket is the argument: what
happens is printed, and the test that runs this compares it.
"""

import asyncio
import sys

from qemu.qmp import ExecuteError, QMPClient

ADD = '__com.example_volume-add'
ADDED = '__com.example_VOLUME_ADDED'
BUILD = '__com.example_build'


async def fails(call):
    """Prints what a command fails with, by the wire's own names."""
    try:
        await call
    except ExecuteError as error:
        received = dict(error.received['error'])
        text = f"failed: {received.pop('class')}: {received.pop('desc')}"
        for name, value in received.items():
            text += f' ({name}: {value})'
        print(text)
    else:
        print('it does not fail')


async def main(path):
    qmp = QMPClient('test')
    await asyncio.wait_for(qmp.connect(path), 10)
    version = qmp.greeting.QMP.version
    print(f"greeting: {version['package']}, {BUILD} {version[BUILD]}")
    version = await qmp.execute('query-version')
    print(f'query-version: {BUILD} {version[BUILD]}')

    with qmp.listener((ADDED, 'BLOCK_IO_ERROR')) as events:
        volume = await qmp.execute(ADD, {'id': 'v0', 'size': 1 << 20})
        print(f'{ADD}: {volume}')
        event = await events.get()
        print('event:', event['event'], event['data'])
        await fails(qmp.execute('__com.example_volume-del', {'id': 'v0'}))
        event = await events.get()
        print('event:', event['event'], 'of', event['data']['__com.example_volume'])

    await fails(qmp.execute('__com.example_volume-sub'))
    await fails(qmp.execute(ADD, {'id': 'v1'}))
    await fails(qmp.execute(ADD, {'id': 'v1', 'size': 'large'}))
    await fails(qmp.execute(ADD, {'id': 'v1', 'size': 1, 'colour': 'red'}))
    message = qmp.make_execute_msg('query-version')
    message['colour'] = 'red'
    await fails(qmp.execute_msg(message))
    await fails(qmp.execute('query-version', oob=True))
    await fails(qmp.execute('qmp_capabilities'))

    await qmp.execute('quit')
    print('quit')
    try:
        await qmp.disconnect()
    except EOFError:
        # The server was faster.
        pass


asyncio.run(asyncio.wait_for(main(sys.argv[1]), 60))
