"""The workbench (工作台): the record of a plan being carried out, and the pages people work on. Django stays in here."""
