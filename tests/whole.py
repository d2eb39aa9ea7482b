"""What holds of every story that was read: nothing of its source is lost or told twice."""

from __future__ import annotations

from audiobook.story import Kind, Segment, Story


def assert_whole(story: Story) -> None:
    """What holds for the segments of any story."""
    for file, source in enumerate(story.files):
        end = 0
        segments = [s for c in story.chapters if c.file == file for s in c.segments]
        for segment in segments:
            assert end <= segment.start <= segment.end <= len(source.text)
            assert not source.text[end : segment.start].strip()
            assert segment.start < segment.end or segment.kind is Kind.HEADING
            end = segment.end
            assert_segment(segment)
        assert not source.text[end:].strip()


def assert_segment(segment: Segment) -> None:
    if segment.kind is Kind.SILENT:
        assert segment.reason
        return
    assert any(map(str.isalnum, segment.audible))
    assert not set(segment.audible) & set('"“”„«»\x01\u200b😀я')
    assert (segment.quotation is not None) == (segment.kind is Kind.DIALOGUE)
    end = 0
    for silence in segment.silences:
        assert end <= silence.start < silence.end <= len(segment.text)
        assert silence.reason
        end = silence.end
