"""python -m graphkit_cli"""

from graphkit_cli.main import main

main()
