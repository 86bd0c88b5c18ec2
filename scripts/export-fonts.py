"""
Makes the two faces that pictures are drawn with from the page's own Inter: resvg reads neither woff2 nor a variable font.

    pip install fonttools brotli && python scripts/export-fonts.py

The four subsets are put together at the weights of the page (430 and 620, named 400 and 600: resvg knows hundreds only),
with the figures of one width that tables and charts use.
"""
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).parent.parent / "src/web/design/fonts"
WEIGHTS = (430, 620)
SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
FEATURES = {"tnum", "lnum"}


def chosen(font):
    """Glyphs that the features put in the place of others."""
    gsub = font["GSUB"].table
    lookups = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag in FEATURES for i in record.Feature.LookupListIndex}
    pairs = {}
    for i in sorted(lookups):
        for table in gsub.LookupList.Lookup[i].SubTable:
            pairs.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    return pairs


def face(name, weight, folder):
    font = instancer.instantiateVariableFont(TTFont(FONTS / f"inter-{name}-wght-normal.woff2"), {"wght": weight})
    font.flavor = None
    pairs = chosen(font)
    for table in font["cmap"].tables:
        # Digits only: the feature widens hyphens and full stops too.
        table.cmap = {code: pairs.get(glyph, glyph) if 0x30 <= code <= 0x39 else glyph for code, glyph in table.cmap.items()}
    for tag in ("GSUB", "STAT"):
        if tag in font:
            del font[tag]
    options = subset.Options()
    options.hinting = False
    options.name_IDs = ["*"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    path = folder / f"{name}-{weight}.ttf"
    font.save(path)
    return str(path)


def main():
    import tempfile

    for weight in WEIGHTS:
        with tempfile.TemporaryDirectory() as folder:
            font = merge.Merger().merge([face(name, weight, Path(folder)) for name in SUBSETS])
            font["OS/2"].usWeightClass = weight // 100 * 100
            for record in font["name"].names:
                if record.nameID in (1, 16):
                    record.string = "Inter Variable"
                elif record.nameID in (2, 17):
                    record.string = "Regular"
                elif record.nameID in (3, 4, 6):
                    record.string = f"InterVariable-{weight}"
            font.save(FONTS / f"export/inter-{weight}.ttf")


main()
