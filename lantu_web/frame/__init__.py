"""The frame of every page: base template, style, components, navigation, the date looked from, refusals."""
