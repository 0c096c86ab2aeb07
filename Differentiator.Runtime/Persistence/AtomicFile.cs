using System;
using System.IO;

namespace Differentiator;

/// <summary>Replaces a file as a whole: readers see the old content or the new, and a failed attempt leaves the old.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file beside the old one, flushes it to the disk and renames it.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        // What a link names is replaced, not the link.
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        string temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
